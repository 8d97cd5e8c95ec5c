import { signedText } from "../../shared/core/crypto.ts";
import type { Result } from "../../shared/lib/result.ts";
import { ok } from "../../shared/lib/result.ts";
import type { Http, HttpError, HttpRequest } from "./http.ts";
import type { DeviceIdentity } from "./identity.ts";

/** Asks the server as this device, whoever is at it: it proves that it holds the key its certificate names. */
export interface DeviceHttp {
  readonly json: <T>(request: HttpRequest) => Promise<Result<T, HttpError>>;
  readonly response: (request: HttpRequest) => Promise<Result<Response, HttpError>>;
}

export const createDeviceHttp = (
  http: Http,
  { certificate, authority, sign }: Pick<DeviceIdentity, "certificate" | "authority" | "sign">,
): DeviceHttp => {
  const { device } = certificate;
  let token: string | null = null;
  const renew = async (): Promise<Result<string, HttpError>> => {
    const path = `/v1/device-nonce?org=${encodeURIComponent(authority.org)}`;
    const asked = await http.json<{ readonly nonce: string }>({ method: "GET", path });
    if (!asked.ok) return asked;
    const { nonce } = asked.value;
    const signature = await sign(signedText.device(device, nonce));
    const body = { device, nonce, signature };
    const answer = await http.json<{ readonly access: string }>({
      method: "POST",
      path: "/v1/device-token",
      body,
    });
    if (!answer.ok) return answer;
    token = answer.value.access;
    return ok(token);
  };
  const withToken = async <T>(
    ask: (bearer: string) => Promise<Result<T, HttpError>>,
  ): Promise<Result<T, HttpError>> => {
    const bearer = token === null ? await renew() : ok(token);
    if (!bearer.ok) return bearer;
    const answer = await ask(bearer.value);
    if (answer.ok || answer.error.type === "Offline" || answer.error.status !== 401) return answer;
    const renewed = await renew();
    return renewed.ok ? ask(renewed.value) : renewed;
  };
  return {
    json: (request) => withToken((bearer) => http.json({ ...request, bearer })),
    response: (request) => withToken((bearer) => http.response({ ...request, bearer })),
  };
};
