import { answerSources } from './answer';
import type { SourcesRequest } from './sources-protocol';

self.addEventListener('message', (event: MessageEvent<SourcesRequest>) => {
  void answerSources(event.data).then((response) => self.postMessage(response));
});
