import type { LocalText } from '../vocabulary/local-text.ts';

const signals: Record<number, [name: string, en: string, zh: string]> = {
  1: ['SIGHUP', 'its terminal was closed', '终端已关闭'],
  2: ['SIGINT', 'it was interrupted', '被中断'],
  3: ['SIGQUIT', 'it was told to quit', '被要求退出'],
  4: ['SIGILL', 'it ran an illegal instruction', '执行了非法指令'],
  5: ['SIGTRAP', 'it ran into a breakpoint or a trap of its runtime', '触发断点或运行时陷阱'],
  6: [
    'SIGABRT',
    'it aborted itself (a failed assertion, a fatal error of the runtime)',
    '进程自行中止（断言失败或运行时致命错误）',
  ],
  7: ['SIGBUS', 'it accessed memory that is not there', '访问了无效的内存地址'],
  8: ['SIGFPE', 'it made an arithmetic error', '发生算术错误'],
  9: ['SIGKILL', 'it was killed without a chance to clean up', '被强制终止，来不及清理'],
  11: ['SIGSEGV', 'it accessed memory that is not its own', '访问了不属于自己的内存（段错误）'],
  13: ['SIGPIPE', 'it wrote to a closed pipe', '向已关闭的管道写入'],
  14: ['SIGALRM', 'a timer of its own ran out', '自身的定时器到期'],
  15: ['SIGTERM', 'it was asked to stop', '收到停止请求'],
  24: ['SIGXCPU', 'it used more CPU time than its ulimit allows', 'CPU 时间超过 ulimit 限制'],
  25: ['SIGXFSZ', 'it wrote a file larger than its ulimit allows', '写入的文件超过 ulimit 限制'],
  31: ['SIGSYS', 'it made a system call that is not allowed (seccomp)', '发起了不被允许的系统调用（seccomp）'],
};

const codes: Record<number, LocalText> = {
  0: { en: 'Exit code 0: it ended of its own accord, without an error', zh: '退出码 0：正常结束' },
  1: { en: 'Exit code 1: an error of the application', zh: '退出码 1：应用程序出错' },
  2: { en: 'Exit code 2: wrong usage of a command, or a Go panic', zh: '退出码 2：命令用法错误，或 Go 程序 panic' },
  125: { en: 'Exit code 125: the container could not be run', zh: '退出码 125：容器无法运行' },
  126: { en: 'Exit code 126: the command can not be executed', zh: '退出码 126：命令不可执行' },
  127: { en: 'Exit code 127: the command was not found', zh: '退出码 127：找不到命令' },
  128: { en: 'Exit code 128: the container could not be started', zh: '退出码 128：容器无法启动' },
  255: {
    en: 'Exit code 255: the runtime lost track of it, or it exited with -1',
    zh: '退出码 255：运行时丢失其状态，或程序以 -1 退出',
  },
};

/** The signal that ended a container: as told, or the one that exit code 128 + n stands for; null when there is none. */
export function signalOf(exitCode: number | null, signal: number | null): number | null {
  if (signal !== null) {
    return signal;
  }
  return exitCode !== null && exitCode > 128 && signals[exitCode - 128] ? exitCode - 128 : null;
}

/** Exit code and signal in words; null when there is neither. */
export function describeExit(exitCode: number | null, signal: number | null): LocalText | null {
  const number = signalOf(exitCode, signal);
  const known = number === null ? undefined : signals[number];
  if (known) {
    const [name, en, zh] = known;
    const code = exitCode ?? 128 + (number ?? 0);
    return { en: `Exit code ${code} (${name}): ${en}`, zh: `退出码 ${code}（${name}）：${zh}` };
  }
  if (exitCode === null) {
    return number === null ? null : { en: `Ended by signal ${number}`, zh: `被信号 ${number} 终止` };
  }
  return (
    codes[exitCode] ?? {
      en: `Exit code ${exitCode}: an error the application defines itself`,
      zh: `退出码 ${exitCode}：含义由应用程序自行定义`,
    }
  );
}
