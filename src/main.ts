import { mount } from 'svelte';
import App from './app/App.svelte';
import { installDoor } from './app/door';
import { Keep } from './app/keeping/keep.svelte';
import { MappingMemory } from './app/mapping/mapping-memory';
import { preferredLocale, preferredTheme, STORAGE_PREFIX } from './app/preferences';
import { Workspace } from './app/workspace.svelte';
import { Engine } from './engine';
import { NotebookSession } from './notebook';
import { Reader } from './ui/reader.svelte';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

const reader = new Reader(preferredLocale(), preferredTheme());
const engine = new Engine(async () => (await import('./engine/browser-backend')).startBrowserBackend());
const memory = new MappingMemory(() => localStorage, `${STORAGE_PREFIX}mappings`);
const workspace = new Workspace(engine, new NotebookSession(engine), memory);

const keep = new Keep();

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
workspace.begin(() => keep.start(workspace));
mount(App, { target, props: { workspace, reader, keep } });
installDoor(workspace);
