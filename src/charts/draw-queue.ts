type Job = () => void;

let waiting: Job[] = [];
let running = false;

/**
 * Runs drawing jobs one by one, each in a task of its own: a page of ten charts stays responsive while they appear
 * or change together.
 * @returns takes the job back if it has not run yet
 */
export function enqueueDrawing(job: Job): () => void {
  waiting.push(job);
  if (!running) {
    running = true;
    schedule();
  }
  return () => {
    waiting = waiting.filter((other) => other !== job);
  };
}

function schedule(): void {
  const channel = new MessageChannel();
  // Unlike a timer, a message is not held back by the browser after five of them.
  channel.port1.onmessage = () => {
    channel.port1.close();
    const job = waiting.shift();
    if (!job) {
      running = false;
      return;
    }
    schedule();
    job();
  };
  channel.port2.postMessage(null);
}
