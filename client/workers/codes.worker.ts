import { expose } from "comlink";
import { createCodeReader } from "./code-reader.ts";

expose(createCodeReader());
