import { ensureDependencies } from './ensure-dependencies.mjs';
import { main } from './project.mjs';

await main(async () => {
  await ensureDependencies();
  // Only now: the build and the server need installed packages.
  const { ensureBuilt } = await import('./build.mjs');
  const { serveDist, serveOptions } = await import('./serve.mjs');
  const options = serveOptions();
  await ensureBuilt();
  const { url } = await serveDist(options);
  console.log(`
  客谱 Clientele   ${url}

  Open this address in a browser and drop a CSV export of orders on the page.
  Nothing you open leaves your browser.   Ctrl-C stops.

  在浏览器中打开上面的地址，把订单 CSV 文件拖进页面。
  数据不会离开您的浏览器。按 Ctrl-C 停止。
`);
  // Stopping is no failure: without this, npm would report one.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
});
