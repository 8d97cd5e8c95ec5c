import { expose } from "comlink";
import { canvasDarkroom } from "./canvas-darkroom.ts";
import type { PhotoShrinker } from "./photo.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

const shrinker: PhotoShrinker = { shrink: (photo) => shrinkPhoto(photo, canvasDarkroom) };
expose(shrinker);
