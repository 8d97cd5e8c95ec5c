import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import { CREDIT } from "../../../../shared/domain/customer/kinds.ts";
import { formatPhone } from "../../../../shared/domain/customer/phone.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Page } from "../../../ui/page.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { type CustomerCard, followCard } from "../card-model.ts";
import styles from "../customers.module.css";
import type { CustomersProps } from "../props.ts";
import { AdjustDialog } from "./adjust-dialog.tsx";
import { CustomerFigures, type Doing } from "./customer-figures.tsx";
import { CustomerHistory } from "./customer-history.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { LimitDialog } from "./limit-dialog.tsx";
import { TakingDialog } from "./taking-dialog.tsx";

export interface CustomerPageProps extends CustomersProps {
  readonly id: string;
}

/** One customer: who they are, what they hold and owe, what they bought. */
export const CustomerPage = (props: CustomerPageProps) => {
  const { shop, id, go } = props;
  const { t } = useI18n();
  const card = useMemo(() => followCard(shop, id), [shop, id]);
  const known = card.value;
  if (known !== undefined) return <KnownCustomer {...props} card={known} />;
  const back = <Button onClick={() => go("/customers")}>{t("customers.toList")}</Button>;
  return (
    <Page>
      <EmptyState icon="user" title={t("customers.gone")} action={back} />
    </Page>
  );
};

interface KnownCustomerProps extends CustomerPageProps {
  readonly card: CustomerCard;
}

const KnownCustomer = (props: KnownCustomerProps) => {
  const { shop, card, go } = props;
  const { t } = useI18n();
  const doing = useSignal<Doing | "edit" | null>(null);
  const { id, name, phone, group, card: code, note, active } = card.customer;
  const role = shop.person.value?.role ?? "";
  const facts = [
    ...(phone === "" ? [] : [formatPhone(phone)]),
    ...(group === "" ? [] : [`${t("customers.group")}: ${group}`]),
    ...(code === "" ? [] : [`${t("customers.card")}: ${code}`]),
    ...(note === "" ? [] : [note]),
  ];
  return (
    <Page scrolls={true}>
      <PageHeader
        title={name}
        subtitle={active ? undefined : <Badge>{t("customers.inactive")}</Badge>}
        onBack={() => go("/customers")}
        actions={
          <>
            {mayRole(role, "account.adjust") && (
              <Button kind="ghost" onClick={() => (doing.value = "adjust")}>
                {t("customers.adjust")}
              </Button>
            )}
            {mayRole(role, "customer.edit") && (
              <Button icon="edit" onClick={() => (doing.value = "edit")}>
                {t("customers.edit")}
              </Button>
            )}
          </>
        }
      />
      {facts.length > 0 && (
        <p class={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      <CustomerFigures
        card={card}
        mayTake={shop.certificate.code !== "" && mayRole(role, "account.add")}
        mayLimit={mayRole(role, "customer.edit")}
        onDo={(what) => (doing.value = what)}
      />
      <CustomerHistory key={id} shop={shop} card={card} onReceipt={(number) => go(`/receipts/${number}`)} />
      <Doings {...props} doing={doing.value} onDone={() => (doing.value = null)} />
    </Page>
  );
};

interface DoingsProps extends KnownCustomerProps {
  readonly doing: Doing | "edit" | null;
  readonly onDone: () => void;
}

/** The dialog of what is being done. */
const Doings = ({ shop, toasts, scans, card, doing, onDone }: DoingsProps) => {
  const { id } = card.customer;
  const common = { shop, toasts, card, onClose: onDone };
  switch (doing) {
    case "edit":
      return <FormDialog shop={shop} toasts={toasts} customer={id} onSaved={onDone} onClose={onDone} />;
    case "top-up":
    case "repay":
      return (
        <TakingDialog
          {...common}
          scans={scans}
          purpose={{ type: doing, customer: id }}
          name={card.customer.name}
          currency={card.currency}
        />
      );
    case "limit":
      return <LimitDialog {...common} mayAlone={mayRole(shop.person.value?.role ?? "", CREDIT)} />;
    case "adjust":
      return <AdjustDialog {...common} />;
    default:
      return null;
  }
};
