// The page's script: each part starts by itself.

import { startComposer } from "./composer.js";
import { startDrawers } from "./drawer.js";
import { startForms } from "./form.js";
import { showNewest, startLog } from "./log.js";
import { startMenu } from "./menu.js";
import { startParts } from "./parts.js";
import { startStream } from "./stream.js";

startLog();
startComposer();
startParts();
startMenu();
startForms();
startDrawers();
startStream();
showNewest();
document.documentElement.dataset.ready = "";
