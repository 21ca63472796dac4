import { mount } from 'svelte';
import App from './app/App.svelte';
import { installDoor } from './app/door';
import { preferredLocale, preferredTheme } from './app/preferences';
import { Workspace } from './app/workspace.svelte';
import { Engine } from './engine';
import { NotebookSession } from './notebook';
import { Reader } from './ui/reader.svelte';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

const reader = new Reader(preferredLocale(), preferredTheme());
const engine = new Engine(async () => (await import('./engine/browser-backend')).startBrowserBackend());
const workspace = new Workspace(engine, new NotebookSession(engine));

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
mount(App, { target, props: { workspace, reader } });
installDoor(workspace);
