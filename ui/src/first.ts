import { backend } from './backend';
import { applyRememberedTheme } from './frame/remembered-theme';

applyRememberedTheme();
requestAnimationFrame(() => requestAnimationFrame(() => void backend.framed()));
