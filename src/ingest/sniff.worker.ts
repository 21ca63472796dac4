import { answerer } from './sniff/answer';
import type { SniffRequest } from './sniff-protocol';

const handle = answerer((response) => self.postMessage(response));

self.addEventListener('message', (event: MessageEvent<SniffRequest>) => void handle(event.data));
