import { meshTill } from "./mesh-till.ts";

Object.assign(window, { kit: meshTill });
window.meshKit = meshTill;
