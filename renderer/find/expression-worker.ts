import { compileQuery } from '../../shared/language/find-matcher.ts';
import type { ExpressionAnswer, ExpressionWork } from './expression-runner.ts';

/** Where expressions are tried: one that would never end is ended with the whole worker. */
self.onmessage = ({ data }: MessageEvent<ExpressionWork>) => {
  const compiled = compileQuery(data.query);
  const found = compiled.ok ? data.texts.map((text) => compiled.matcher.find(text, data.most)) : [];
  const answer: ExpressionAnswer = { id: data.id, found };
  self.postMessage(answer);
};
