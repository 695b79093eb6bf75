import type { Clock } from '../../../core/ports.ts';
import type { Faults } from '../../faults.ts';
import { listenDual, type WireCall } from './dual-server.ts';
import { parseBody, requireSignature, suffer, toWireError } from './service-call.ts';
import { validateRequest } from './validate-request.ts';
import { type ConverseModel, validationError, WireError } from './wire.ts';

export interface BedrockEmulator {
  url: string;
  close(): Promise<void>;
}

export interface BedrockEmulatorOptions {
  /** 0 or absent: any free port. */
  port?: number;
  model: ConverseModel;
  faults: Pick<Faults, 'take'>;
  now: Clock['now'];
}

const modelIdOf = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw validationError('The provided model identifier is invalid.');
  }
};

/** Model ids, ARNs of models and profiles; pattern shortened from the service's own. */
const validModelId = /^(arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]{0,20}:\d{0,12}:[\w.:/-]+|[\w.:-]{1,256})$/;

const converse = async (call: WireCall, model: ConverseModel): Promise<string> => {
  const path = /^\/model\/([^/?]+)\/converse(\?|$)/.exec(call.path)?.[1];
  if (path === undefined || call.method !== 'POST') {
    throw new WireError(404, 'UnknownOperationException', '');
  }
  requireSignature(call);
  const modelId = modelIdOf(path);
  if (!validModelId.test(modelId)) throw validationError('The provided model identifier is invalid.');
  const checked = validateRequest(parseBody(await call.body()), modelId);
  if ('complaint' in checked) throw validationError(checked.complaint);
  return JSON.stringify(await model(checked.request, modelId, call.signal));
};

/**
 * Bedrock's Converse on a loopback port, HTTP/1.1 and HTTP/2: wire format, authentication header, the refusals of
 * the service, and injected faults. What answers is `model`; a call stuck in `timeout_after_accept` never returns.
 */
export const createBedrockEmulator = async (options: BedrockEmulatorOptions): Promise<BedrockEmulator> => {
  const startedAt = options.now();
  let calls = 0;
  const serve = async (call: WireCall) => {
    calls += 1;
    const headers = {
      'content-type': 'application/json',
      'x-amzn-requestid': `local-${startedAt}-${calls}`,
    };
    try {
      if (suffer(call, options.faults.take('bedrock'))) return;
      call.answer(200, headers, await converse(call, options.model));
    } catch (error) {
      const { status, type, message } = toWireError(error);
      call.answer(status, { ...headers, 'x-amzn-errortype': type }, JSON.stringify({ message }));
    }
  };
  return listenDual(options.port ?? 0, (call) => void serve(call));
};
