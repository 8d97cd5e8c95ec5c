import type { Result } from "../../shared/lib/result.ts";
import type { Api, ApiError } from "./api.ts";
import type { Http, HttpRequest } from "./http.ts";
import type { PersonToken } from "./person-token.ts";

/** Calls to the server as the person at the device. */
export const createPersonApi = (http: Http, token: PersonToken): Api => {
  const call = async <T>(request: HttpRequest): Promise<Result<T, ApiError>> => {
    const bearer = await token.bearer();
    if (!bearer.ok) return bearer;
    const answer = await http.json<T>({ ...request, bearer: bearer.value });
    if (answer.ok || answer.error.type === "Offline" || answer.error.status !== 401) return answer;
    const renewed = await token.renew();
    return renewed.ok ? http.json<T>({ ...request, bearer: renewed.value }) : renewed;
  };
  return {
    get: (path) => call({ method: "GET", path }),
    post: (path, body) => call({ method: "POST", path, body }),
  };
};
