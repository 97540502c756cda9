import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { open, save } from '@tauri-apps/plugin-dialog';
import { load, type Store } from '@tauri-apps/plugin-store';
import { asApiError, type Backend, type WindowSettings } from './backend';
import type { ApiError, Heard, InterviewView } from './bindings';

const STORE = 'window.json';
const SETTINGS = 'settings';
/** What the import reads; anything else can be chosen too, and is looked at by its text. */
const LISTS = [
  ...['md', 'markdown', 'mdx', 'txt', 'csv', 'tsv', 'json', 'jsonl', 'ndjson', 'yaml', 'yml'],
  ...['apkg', 'colpkg'],
];

let opened: Promise<Store> | undefined;

function store(): Promise<Store> {
  opened ??= load(STORE, { autoSave: false, defaults: {} });
  return opened;
}

/** The program itself: the one place that knows of Tauri. */
export const tauri: Backend = {
  async call(name, args) {
    try {
      return await invoke(name, args);
    } catch (thrown) {
      throw asApiError(thrown);
    }
  },

  onInterview: (changed) => listen<InterviewView>('interview', (event) => changed(event.payload)),

  onTrouble: (happened) => listen<ApiError>('trouble', (event) => happened(event.payload)),

  onHeard: (happened) => listen<Heard>('heard', (event) => happened(event.payload)),

  async recordingBytes(recording) {
    try {
      return await invoke<ArrayBuffer>('recording_bytes', { recording });
    } catch (thrown) {
      throw asApiError(thrown);
    }
  },

  onDrop: (changed) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'drop') changed({ over: false, paths: payload.paths });
      else if (payload.type === 'leave') changed({ over: false, paths: [] });
      else changed({ over: true, paths: [] });
    }),

  openedWith: () => invoke<string | null>('opened_with'),

  async chooseList() {
    return open({
      title: 'Import a list of questions',
      multiple: false,
      directory: false,
      filters: [
        { name: 'Lists of questions', extensions: LISTS },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  },

  async chooseRecording() {
    return open({
      title: 'Add a recording',
      multiple: false,
      directory: false,
      filters: [
        { name: 'Recordings', extensions: ['wav', 'flac', 'mp3', 'ogg', 'opus', 'm4a', 'mp4'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  },

  async chooseFile(title, name, extensions) {
    return open({
      title,
      multiple: false,
      directory: false,
      filters: [
        { name, extensions },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  },

  async chooseModel() {
    return open({
      title: 'Add a speech model',
      multiple: false,
      directory: false,
      filters: [
        { name: 'Speech models', extensions: ['bin', 'ggml'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  },

  chooseTarget: (title, suggestedName) => save({ title, defaultPath: suggestedName }),

  chooseFolder: (title) => open({ title, multiple: false, directory: true }),

  async readSettings() {
    return (await (await store()).get<Partial<WindowSettings>>(SETTINGS)) ?? {};
  },

  async writeSettings(settings) {
    const file = await store();
    await file.set(SETTINGS, settings);
    await file.save();
  },

  async framed() {
    await invoke('framed');
  },

  async painted() {
    await invoke('painted');
  },
};
