import '../ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { request } from './client.ts';
import { prepareAgain } from './loaded-again.ts';
import { saveEverything } from './navigation.ts';
import { settlePlace } from './place.ts';
import { applyChangeEvent, queryClient } from './queries.ts';
import { keepLettersFromReact } from './react-events.ts';

const boot = request('app.boot', {});
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');

window.dragoman.onFlush(async () => {
  await settlePlace();
  return saveEverything();
});

// The first paint waits for the boot reply: a skeleton that is replaced at once would be a flash.
void boot.then(async (booted) => {
  window.dragoman.onChange((event) => applyChangeEvent(event, booted.session));
  if (booted.again) await prepareAgain(booted);
  for (const target of [root, document.body]) keepLettersFromReact(target);
  const letOthersHear = keepLettersFromReact(document);
  const reactRoot = createRoot(root);
  letOthersHear();
  reactRoot.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App boot={booted} />
      </QueryClientProvider>
    </StrictMode>,
  );
});
