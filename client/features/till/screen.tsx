import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { receiptNumberOf } from "../../../shared/documents/receipt-qr.ts";
import { loadPdfParts } from "../../documents/pdf-parts.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { terminalsHere } from "../../session/till-desk.ts";
import { useBadgeSorter } from "../../ui/badge-scans.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { useActions } from "../../ui/keys.ts";
import { ShiftGate } from "../../ui/shift-gate.tsx";
import { createTillModel, type TillModel } from "./model.ts";
import { CameraPane } from "./parts/camera-pane.tsx";
import { PaymentNotice } from "./parts/payment-notice.tsx";
import { PaymentStep } from "./parts/payment-step.tsx";
import { ProblemDialog } from "./parts/problem-dialog.tsx";
import { ReceiptStep } from "./parts/receipt-step.tsx";
import { SaleStep } from "./parts/sale-step.tsx";
import { WhichDialog } from "./parts/till-dialogs.tsx";
import { useCustomerDisplay } from "./parts/use-customer-display.ts";
import { useHeardScan, useTillSounds } from "./parts/use-till-sounds.ts";
import { draftsOf } from "./saved-drafts.ts";
import styles from "./screen.module.css";

/** The till at `/till`: goods and the open sale, then payment, then the receipt. */
export const TillScreen = (props: FeatureProps) => {
  const { shop, scans, go } = props;
  const { t } = useI18n();
  const till = useMemo(
    () =>
      createTillModel({
        shop,
        ...draftsOf(shop.certificate),
        terminals: terminalsHere(shop),
      }),
    [shop],
  );
  useEffect(() => till.dispose, [till]);
  useWarmPdf(shop, till);
  useTillSounds(till);
  useCustomerDisplay(shop, till);
  useEffect(() => {
    const looking = setInterval(till.pricing.refresh, CLOCK_MS);
    return () => clearInterval(looking);
  }, [till]);
  const isCameraOn = useSignal(false);
  const switchCamera = () => (isCameraOn.value = !isCameraOn.peek());
  useActions({ "till.camera": switchCamera });
  const scan = useHeardScan(till);
  const isBadge = useBadgeSorter();
  const read = (text: string, since?: number) => {
    if (isBadge(text)) return; // the camera reads badges too
    const receipt = receiptNumberOf(text);
    if (receipt === null) scan(text, since);
    else if (till.checkout.step.peek().type !== "payment") go(`/receipts/${receipt}`);
  };
  useLayoutEffect(() => scans.subscribe(({ text, startedAt }) => read(text, startedAt)), [scans, till, go]);
  const terms = till.terms.value;
  if (terms === undefined)
    return <EmptyState icon="settings" title={t("till.notReadyTitle")} text={t("till.notReadyText")} />;
  const step = till.checkout.step.value;
  const { question } = till.scanning;
  return (
    <div class={styles.till}>
      {step.type === "sale" && <PaymentNotice till={till} terms={terms} />}
      {step.type === "sale" && (
        <ShiftGate shop={shop} go={go}>
          <SaleStep {...props} till={till} terms={terms} onCamera={switchCamera} />
        </ShiftGate>
      )}
      {step.type === "payment" && <PaymentStep till={till} terms={terms} scans={scans} />}
      {step.type === "receipt" && <ReceiptStep shop={shop} till={till} paid={step.paid} />}
      {isCameraOn.value && <CameraPane onCode={read} onClose={switchCamera} />}
      <ProblemDialog shop={shop} till={till} />
      {question.value !== null && (
        <WhichDialog till={till} question={question.value} currency={terms.currency} />
      )}
    </div>
  );
};

/** How often the till looks whether an hour of lower prices has begun. */
const CLOCK_MS = 15_000;

/** The first receipt made with a connection brings the PDF's parts along, so that an outage finds them here. */
const useWarmPdf = ({ sync }: Pick<FeatureProps["shop"], "sync">, { checkout }: TillModel): void => {
  const isWarm = useRef(false);
  const isReceipt = checkout.step.value.type === "receipt";
  useEffect(() => {
    if (!isReceipt || isWarm.current || sync.peek().server !== "connected") return;
    isWarm.current = true;
    requestIdleCallback(() => void loadPdfParts().catch(() => (isWarm.current = false)));
  }, [isReceipt, sync]);
};
