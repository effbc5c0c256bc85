import type { CoreChannel } from '../../../shared/contract/channels.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { Request } from './context.ts';

/** What answers these channels. */
export type HandlersOf<Channels extends CoreChannel> = {
  readonly [C in Channels]: (request: Request, input: ParsedInput<C>) => Output<C> | Promise<Output<C>>;
};
