/** Asks the learner's server, and hears what it tells; with the token, where one is needed. */
const Connection = (() => {
  const KEPT = 'mmoe-streams.token';
  const PATIENCE = 10000;
  const SILENCE = 60000;
  /** What a header may have in it. */
  const TOKEN = /^[\x21-\x7e]+$/;

  /** A browser may be set to keep nothing. */
  const kept = work => {
    try {
      return work(sessionStorage);
    } catch (refused) {
      return null;
    }
  };

  let token = kept(storage => storage.getItem(KEPT)) ?? '';

  /** Kept for this tab, until it is closed; whether it is one that can be sent. */
  const setToken = text => {
    if (!TOKEN.test(text)) {
      return false;
    }
    token = text;
    kept(storage => storage.setItem(KEPT, text));
    return true;
  };

  const headers = () => token ? {Authorization: `Bearer ${token}`} : {};

  const refusal = async answer => {
    const said = await answer.json().catch(() => ({}));
    return Object.assign(new Error(said.error ?? `status ${answer.status}`), {status: answer.status});
  };

  const ask = async (path, options = {}) => {
    const answer = await fetch(path, {
      signal: AbortSignal.timeout(PATIENCE), ...options, headers: {...headers(), ...options.headers},
    });
    if (!answer.ok) {
      throw await refusal(answer);
    }
    return answer;
  };

  const get = async path => (await ask(path)).json();

  const text = async path => (await ask(path)).text();

  const post = async (path, body) =>
    (await ask(path, {method: 'POST', body, headers: {'Content-Type': 'application/json'}})).json();

  /** How the learner does, also where it does not do well; null while it starts and cannot tell. */
  const health = async () => {
    const told = await (await fetch('/health/ready', {signal: AbortSignal.timeout(PATIENCE)})).json();
    return typeof told.live === 'boolean' ? told : null;
  };

  const message = lines => {
    const of = name => lines.split('\n').find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
    return of('data') && of('event');
  };

  /**
   * Hears what is committed, until that breaks off or is ended. Read as a stream, as EventSource sends no token.
   *
   * @param begin called when it is heard
   * @param take called with the type of each message
   * @param signal ends it
   */
  const hear = async (begin, take, signal) => {
    const ending = new AbortController();
    signal.addEventListener('abort', () => ending.abort());
    let silence = setTimeout(() => ending.abort(), SILENCE);
    try {
      const answer = await ask('/api/events', {signal: ending.signal});
      begin();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(() => ending.abort(), SILENCE);
        const texts = (rest + part.value).split('\n\n');
        rest = texts.pop();
        texts.map(message).filter(Boolean).forEach(take);
      }
    } finally {
      clearTimeout(silence);
      ending.abort();
    }
  };

  return {setToken, hasToken: () => token !== '', get, text, post, health, hear};
})();
