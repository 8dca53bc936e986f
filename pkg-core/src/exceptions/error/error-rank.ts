/** 3: what ends a program · 2: an error · 1: words that speak of a failure · 0: nothing of the kind. */
export type ErrorRank = 0 | 1 | 2 | 3;

type Rule = [pattern: RegExp, rank: ErrorRank];

/** How lines begin that need no level to be understood. */
const openings: readonly Rule[] = [
  [/^(panic: |fatal error\b|fatal[:：]|killed$|terminated$|segmentation fault|terminate called|致命错误)/i, 3],
  [/^(uncaught|unhandled) |^exception in thread |^thread '.*panicked at |^php fatal error/i, 3],
  [/^(java\.lang\.)?(OutOfMemory|StackOverflow)Error\b/, 3],
  [/^(caused by: |-+> |\[cause\]: )?[\w.$]*\w(Error|Exception|Throwable|Fault)(?=[:：(]| \(|$)/, 2],
  [/^(error|err|exception)\s?[:：[(]|^[\w./-]+: error: |^(严重)?(错误|异常)[:：]|^(fail|crit): |^traceback \(/i, 2],
];

/** How bad the writer says it is: ERROR, [error], level=error, `E1121 10:00:00` of klog. */
const levels: readonly Rule[] = [
  [
    /^F\d{4} \d\d:|\b(FATAL|CRITICAL|CRIT|EMERG|PANIC)\b|[[<](fatal|critical|crit|emerg|alert)[\]>]|\[致命\]|【致命】/,
    3,
  ],
  [/\b(level|lvl|severity)["']?[=:]\s?["']?(fatal|critical|panic|dpanic)\b|^(critical|crit):/i, 3],
  [/^E\d{4} \d\d:|\b(ERROR|SEVERE|ERR)\b|[[<](error|err)[\]>]|\[错误\]|【错误】/, 2],
  [/\b(level|lvl|severity)["']?[=:]\s?["']?(error|err)\b/i, 2],
  [/^[WID]\d{4} \d\d:|\b(WARN|WARNING|NOTICE|INFO|DEBUG|TRACE)\b|[[<](warn|warning|notice|info|debug|trace)[\]>]/, 0],
  [/\b(level|lvl|severity)["']?[=:]\s?["']?(warn|warning|notice|info|debug|trace)\b/i, 0],
  [/^(warn|warning|info|debug|trace|dbug):|\[(警告|信息|调试)\]|^npm (err!|error|warn|notice)/i, 0],
];

const words: readonly Rule[] = [
  [
    /core dumped|segmentation fault|outofmemoryerror|\b(heap )?out of memory\b|\bunhandled |\buncaught |致命错误|内存溢出/i,
    3,
  ],
  [/\berror\s*[:=：]|\berror (occurred|while|during|connecting|opening|reading|loading|parsing|starting)\b/i, 1],
  [/\w(Error|Exception)\b|\bexception\b|\bcaused by\b|\berrno\b|\bpanic(ked)?\b|\bfatal\b|\boom\b|\bkilled\b/, 1],
  [/\bfail(ed|ure)\b|\bunable to\b|\b(could|can) ?not\b|\bcan't\b|\bno such file\b|\bnot permitted\b/i, 1],
  [/\b(denied|refused|timed out|command not found|broken pipe|exec format error|connection reset)\b/i, 1],
  [/\balready in use\b|\bno space left\b|错误|异常|失败|无法|拒绝|超时|崩溃/i, 1],
];

/** `0 errors`, `failed: 0`, `没有错误`: the words of a failure, and none of it. */
const none: readonly RegExp[] = [
  /\b(?:0|no|without|zero) (?:\w+ )?(?:errors?|failures?|failed|exceptions?)\b/gi,
  /\b(?:errors?|failed|failures?|err|exceptions?)["']?\s*[:=]\s*(?:0|null|none|nil|false|undefined|""|<nil>)(?![\w.])/gi,
  /(?:没有|未发现|无|零|0 ?个)(?:任何)?(?:错误|异常|失败)|(?:错误|异常|失败)(?:数|次数|率)?\s*[:：=]?\s*0(?![\d.])/g,
];

/** A level stands at the head of a line. */
const head = 120;
const longest = 2000;

/**
 * How clearly one line of a log, without its time stamp and colours, speaks of an error. What the writer says of it by a
 * level stands above what its words say.
 */
export function errorRank(line: string): ErrorRank {
  const text = line.trim().slice(0, longest);
  const opening = openings.find(([pattern]) => pattern.test(text));
  if (opening) {
    return opening[1];
  }
  const level = firstOf(levels, text.slice(0, head));
  if (level) {
    return level[1];
  }
  const rest = none.reduce((kept, pattern) => kept.replace(pattern, ''), text);
  return words.find(([pattern]) => pattern.test(rest))?.[1] ?? 0;
}

/** The rule that matches nearest to the beginning. */
function firstOf(rules: readonly Rule[], text: string): Rule | undefined {
  let first: { at: number; rule: Rule } | undefined;
  for (const rule of rules) {
    const at = text.search(rule[0]);
    if (at >= 0 && (!first || at < first.at)) {
      first = { at, rule };
    }
  }
  return first?.rule;
}
