import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { customersByCard, customersByPhone, readCustomer } from "./customer.ts";

const view = aView({
  customer: {
    c1: { name: "Aigerim", phone: "+77011234567", card: "C-1", group: "staff", note: "likes tea" },
    c2: { name: "Bolat", phone: "+77011234567", active: false },
    c3: { name: "Gone", deleted: true },
  },
});

test("[CUSTOMER-1] what is not known of somebody is empty", () => {
  expect(readCustomer(view, "c2")).toEqual({
    id: "c2",
    name: "Bolat",
    phone: "+77011234567",
    group: "",
    card: "",
    note: "",
    active: false,
  });
  expect([readCustomer(view, "c3"), readCustomer(view, "nobody")]).toEqual([undefined, undefined]);
});

test("[CUSTOMER-3] everybody with a number or a card is found; nobody has the empty one", () => {
  expect(customersByPhone(view, "+77011234567").map(({ id }) => id)).toEqual(["c1", "c2"]);
  expect(customersByCard(view, "C-1").map(({ name }) => name)).toEqual(["Aigerim"]);
  expect([customersByPhone(view, ""), customersByCard(view, "")]).toEqual([[], []]);
});
