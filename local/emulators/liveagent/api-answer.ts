/** An answer of either API version. */
export interface ApiAnswer {
  status: number;
  body: unknown;
}

export const v3Error = (status: number, message: string): ApiAnswer => ({ status, body: { message } });

/** v1 tells most errors inside HTTP 200. */
export const v1Error = (errormessage: string, status = 200): ApiAnswer => ({
  status,
  body: { response: { status: 'ERROR', errormessage } },
});

export const v1Ok: ApiAnswer = { status: 200, body: { response: { status: 'OK' } } };

export interface ApiRequest {
  method: string;
  /** Below `/api` or `/api/v3`, split and decoded. */
  segments: string[];
  query: URLSearchParams;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}
