import { AppError, type ErrorCode } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Faults } from '../../faults.ts';
import { listenDual, type WireCall } from './dual-server.ts';
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

/** How a failure of the model behind the endpoint looks to a client of Bedrock. */
const wireErrors: Record<ErrorCode, [number, string]> = {
  invalid: [400, 'ValidationException'],
  unauthorised: [403, 'AccessDeniedException'],
  refused: [403, 'AccessDeniedException'],
  not_found: [404, 'ResourceNotFoundException'],
  throttled: [429, 'ThrottlingException'],
  conflict: [500, 'InternalServerException'],
  unavailable: [503, 'ServiceUnavailableException'],
  ambiguous: [503, 'ServiceUnavailableException'],
};

const toWireError = (error: unknown): WireError => {
  if (error instanceof WireError) return error;
  if (error instanceof AppError) return new WireError(...wireErrors[error.code], error.message);
  console.error('bedrock emulator: the model behind it failed', error);
  return new WireError(500, 'InternalServerException', 'The system encountered an unexpected error.');
};

const credential =
  /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[a-z0-9-]+\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=[a-z0-9:;-]+, ?Signature=[0-9a-f]{64}$/;

/** Looks at the form of the signature only: there is no secret to check it with. */
const requireSignature = (call: WireCall) => {
  const authorization = call.header('authorization');
  if (authorization === undefined) {
    throw new WireError(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const service = credential.exec(authorization)?.[1];
  if (service === undefined) {
    throw new WireError(
      403,
      'IncompleteSignatureException',
      "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.",
    );
  }
  if (service !== 'bedrock') {
    throw new WireError(
      403,
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'bedrock'.",
    );
  }
};

const modelIdOf = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw validationError('The provided model identifier is invalid.');
  }
};

const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new WireError(400, 'SerializationException', 'Unexpected token in the request body.');
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

/** True where the fault has taken the call over. */
const suffer = (call: WireCall, fault: ReturnType<Faults['take']>): boolean => {
  if (fault === '429') {
    throw new WireError(429, 'ThrottlingException', 'Too many tokens, please wait before trying again.');
  }
  if (fault === '500') {
    throw new WireError(
      500,
      'InternalServerException',
      'The system encountered an unexpected error during processing. Try your request again.',
    );
  }
  if (fault === 'reset') call.reset();
  return fault !== undefined;
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
