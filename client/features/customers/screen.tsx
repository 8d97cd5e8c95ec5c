import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { customersByCard } from "../../../shared/domain/customer/customer.ts";
import { createCustomerIndex } from "../../session/customer-index.ts";
import { createCustomerList } from "./list-model.ts";
import { CustomerList } from "./parts/customer-list.tsx";
import { CustomerPage } from "./parts/customer-page.tsx";
import { FormDialog } from "./parts/form-dialog.tsx";
import { GiftDialog } from "./parts/gift-dialog.tsx";
import { TakingDialog } from "./parts/taking-dialog.tsx";
import type { CustomersProps } from "./props.ts";

/** `/customers` everybody, `/customers/<id>` one of them. */
export const CustomersScreen = (props: CustomersProps) => {
  const id = decodeURIComponent(/^\/customers\/([^/]+)/.exec(props.route.value.path)?.[1] ?? "");
  return id === "" ? <Everybody {...props} /> : <CustomerPage key={id} {...props} id={id} />;
};

type Open = "new" | "gifts" | "sell";

const Everybody = ({ shop, scans, toasts, go }: CustomersProps) => {
  const list = useMemo(() => createCustomerList(shop, createCustomerIndex(shop, { inactive: true })), [shop]);
  const open = useSignal<Open | null>(null);
  const close = () => {
    open.value = null;
  };
  const show = (id: string) => go(`/customers/${encodeURIComponent(id)}`);
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        const [found] = customersByCard(shop.view, text.trim());
        if (found === undefined) list.search(text);
        else show(found.id);
      }),
    [list],
  );
  const maySell = shop.certificate.code !== "" && mayRole(shop.person.value?.role ?? "", "account.add");
  const currency = readOrganisation(shop.view)?.currency ?? "KZT";
  return (
    <>
      <CustomerList
        shop={shop}
        list={list}
        onOpen={show}
        onNew={() => (open.value = "new")}
        onGifts={() => (open.value = "gifts")}
      />
      {open.value === "new" && (
        <FormDialog
          shop={shop}
          toasts={toasts}
          customer={null}
          typed={list.customers.peek().length === 0 ? list.query.peek() : ""}
          onSaved={show}
          onClose={close}
        />
      )}
      {open.value === "gifts" && (
        <GiftDialog
          shop={shop}
          scans={scans}
          currency={currency}
          onSell={maySell ? () => (open.value = "sell") : undefined}
          onClose={close}
        />
      )}
      {open.value === "sell" && (
        <TakingDialog
          shop={shop}
          toasts={toasts}
          scans={scans}
          purpose={{ type: "gift" }}
          name=""
          currency={currency}
          onClose={close}
        />
      )}
    </>
  );
};
