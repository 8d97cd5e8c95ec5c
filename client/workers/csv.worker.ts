import { expose } from "comlink";
import { createCsvReader } from "./csv-reader.ts";

expose(createCsvReader(() => new Promise((resolve) => setTimeout(resolve))));
