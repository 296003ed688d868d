/** Asks the learner's server, and hears what it tells; with the token, where one is needed. */
const Connection = (() => {
  const KEPT = 'mmoe-streams.token';
  const PATIENCE = 10000;
  const SILENCE = 60000;
  let token = sessionStorage.getItem(KEPT) ?? '';

  /** Kept for this tab, until it is closed. */
  const setToken = text => {
    token = text;
    sessionStorage.setItem(KEPT, text);
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

  const post = async (path, body) =>
    (await ask(path, {method: 'POST', body, headers: {'Content-Type': 'application/json'}})).json();

  /** How the learner does; also where it does not do well. */
  const health = async () => (await fetch('/health/ready', {signal: AbortSignal.timeout(PATIENCE)})).json();

  const message = text => {
    const of = name => text.split('\n').find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
    return of('data') && {type: of('event'), body: JSON.parse(of('data'))};
  };

  /**
   * Hears what is committed, until that breaks off or is ended. Read as a stream, as EventSource sends no token.
   *
   * @param begin called when it is heard
   * @param take called with the type and body of each message
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

  return {setToken, get, post, health, hear};
})();
