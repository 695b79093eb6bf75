import { AppError, type ErrorCode } from '../../../core/errors.ts';
import type { Faults } from '../../faults.ts';
import type { WireCall } from './dual-server.ts';
import { WireError } from './wire.ts';

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

export const toWireError = (error: unknown): WireError => {
  if (error instanceof WireError) return error;
  if (error instanceof AppError) return new WireError(...wireErrors[error.code], error.message);
  console.error('bedrock emulator: the model behind it failed', error);
  return new WireError(500, 'InternalServerException', 'The system encountered an unexpected error.');
};

const credential =
  /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[a-z0-9-]+\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=[a-z0-9:;-]+, ?Signature=[0-9a-f]{64}$/;

/** Looks at the form of the signature only: there is no secret to check it with. */
export const requireSignature = (call: WireCall) => {
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

export const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new WireError(400, 'SerializationException', 'Unexpected token in the request body.');
  }
};

/** True where the fault has taken the call over. */
export const suffer = (call: WireCall, fault: ReturnType<Faults['take']>): boolean => {
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
