import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fingerprintLog } from './log-fingerprint.ts';

/** Lines as the kubelet gives them. */
const stamped = (text: string, day = 2): string =>
  text
    .trim()
    .split('\n')
    .map((line, index) => `2026-01-0${day}T03:04:${String(index % 60).padStart(2, '0')}.123456789Z ${line}`)
    .join('\n') + '\n';

interface Sample {
  name: string;
  log: string;
  /** The same error of another pod, another day, another request. */
  again: string;
  line: string;
}

const java = (thread: string, id: string, line: number, lambda: string) => `
2026-01-02 03:04:05.123  INFO 1 --- [${thread}] o.s.b.w.e.tomcat.TomcatWebServer : Tomcat started on port(s): 8080
2026-01-02 03:04:06.001 ERROR 1 --- [${thread}] c.shop.OrderController : order ${id} failed
java.lang.IllegalStateException: can not save order ${id}
	at com.shop.OrderService.save(OrderService.java:${line})
	at com.shop.OrderController$$Lambda$${lambda}/0x0000000800c8.apply(Unknown Source)
	at java.base/java.lang.Thread.run(Thread.java:840)
Caused by: java.net.ConnectException: Connection refused (${id === '1' ? '10.0.0.7' : '10.244.3.19'}:5432)
	at org.postgresql.core.PGStream.<init>(PGStream.java:${line})
	at org.postgresql.Driver.connect(Driver.java:1)
	... 12 more`;

const go = (goroutine: number, address: string, pod: string) => `
2026/01/02 03:04:05 ${pod} serving on :8080
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=${address} pc=0x6a1b2c]

goroutine ${goroutine} [running]:
main.(*Server).checkout(${address}, {0xc0000b2000, 0x5})
	/src/server.go:${goroutine} +0x1d
main.main()
	/src/main.go:12 +0x2a
exit status 2`;

const python = (file: string, key: string, line: number) => `
INFO:     Started server process [${line}]
Traceback (most recent call last):
  File "/app/${file}", line ${line}, in <module>
    main()
    ~~~~^^
  File "/app/orders.py", line ${line + 7}, in load
    return table[${key}]
KeyError: '${key}'`;

const node = (ip: string, line: number) => `
> shop@1.0.0 start
> node index.js

node:internal/process/promises:394
    triggerUncaughtException(err, true /* fromPromise */);
    ^

Error: connect ECONNREFUSED ${ip}:6379
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:${line}:16)
    at Redis.open (/app/node_modules/redis/client.js:${line}:3) {
  errno: -111,
  code: 'ECONNREFUSED'
}

Node.js v24.1.0
npm error Lifecycle script \`start\` failed with error:
npm error A complete log of this run can be found in: /root/.npm/_logs/2026-01-02T03_04_05_000Z-debug-0.log`;

const dotnet = (id: number) => `
info: Microsoft.Hosting.Lifetime[14]
      Now listening on: http://[::]:8080
Unhandled exception. System.InvalidOperationException: worker ${id} can not start
 ---> System.IO.FileNotFoundException: Could not find file '/config/${id}.json'.
   at System.IO.File.Open(String path) in /src/File.cs:line ${id}
   at Shop.Settings.Load() in /src/Settings.cs:line ${id}
   --- End of inner exception stack trace ---
   at Shop.Program.Main() in /src/Program.cs:line ${id}`;

const rust = (thread: string, line: number) => `
listening on 0.0.0.0:8080
thread '${thread}' (${line}) panicked at src/store.rs:${line}:10:
called \`Result::unwrap()\` on an \`Err\` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }
stack backtrace:
   0: rust_begin_unwind
             at /rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/std/src/panicking.rs:${line}:5
   1: shop::main
             at ./src/main.rs:${line}:3
note: run with \`RUST_BACKTRACE=full\` for a verbose backtrace.`;

const samples: Sample[] = [
  {
    name: 'Java with a cause',
    log: java('http-nio-8080-exec-3', '1', 41, '812'),
    again: java('http-nio-8080-exec-9', '20931', 44, '97'),
    line: 'Caused by: java.net.ConnectException: Connection refused (10.0.0.7:5432)',
  },
  {
    name: 'Java, thrown out of main',
    log: 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat com.shop.Cache.grow(Cache.java:7)',
    again:
      'Exception in thread "pool-2-thread-1" java.lang.OutOfMemoryError: Java heap space\n\tat com.shop.Cache.grow(Cache.java:9)',
    line: 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
  },
  {
    name: 'Java, out of memory below a warning',
    log: 'WARN gc 98% of the time\njava.lang.OutOfMemoryError: Metaspace\n\tat com.shop.Cache.grow(Cache.java:7)\nDumping heap to /a ...',
    again: 'java.lang.OutOfMemoryError: Metaspace\n\tat com.shop.Cache.grow(Cache.java:9)',
    line: 'java.lang.OutOfMemoryError: Metaspace',
  },
  {
    name: 'Java, printed after other words',
    log: 'INFO starting\njava.lang.IllegalStateException: no key 7\n\tat a.B.c(B.java:1)',
    again: 'INFO started\njava.lang.IllegalStateException: no key 9\n\tat a.B.c(B.java:2)',
    line: 'java.lang.IllegalStateException: no key 7',
  },
  {
    name: 'Go',
    log: go(1, '0x0', 'checkout-7d9f8b6c5d-x2x4z'),
    again: go(4821, '0xc00012a000', 'checkout-5c7bdf9d8-q9k4m'),
    line: 'panic: runtime error: invalid memory address or nil pointer dereference',
  },
  {
    name: 'Go, deadlock',
    log: 'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.wait(...)\n\t/a.go:1',
    again:
      'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 7 [chan receive]:\nmain.wait(...)\n\t/a.go:9',
    line: 'fatal error: all goroutines are asleep - deadlock!',
  },
  {
    name: 'Go, log.Fatal',
    log: '2026/01/02 03:04:05 starting\n2026/01/02 03:04:05 listen tcp :8080: bind: address already in use',
    again: '2026/02/09 13:44:00 starting\n2026/02/09 13:44:01 listen tcp :8080: bind: address already in use',
    line: '2026/01/02 03:04:05 listen tcp :8080: bind: address already in use',
  },
  { name: 'Python', log: python('main.py', 'a17', 3), again: python('main.py', 'b99', 30), line: "KeyError: 'a17'" },
  {
    name: 'Python, logging',
    log: '2026-01-02 03:04:05,678 - shop - ERROR - payment 4711 was refused by 10.0.0.1',
    again: '2026-01-03 13:04:05,001 - shop - ERROR - payment 12 was refused by 10.9.0.1',
    line: '2026-01-02 03:04:05,678 - shop - ERROR - payment 4711 was refused by 10.0.0.1',
  },
  {
    name: 'Node',
    log: node('10.0.0.5', 1),
    again: node('10.8.1.2', 77),
    line: 'Error: connect ECONNREFUSED 10.0.0.5:6379',
  },
  {
    name: '.NET with an inner exception',
    log: dotnet(3),
    again: dotnet(88),
    line: "---> System.IO.FileNotFoundException: Could not find file '/config/3.json'.",
  },
  {
    name: '.NET, logger',
    log: 'fail: Shop.Worker[0]\n      Queue orders-3 is full',
    again: 'fail: Shop.Worker[0]\n      Queue orders-8 is full',
    line: 'Queue orders-3 is full',
  },
  {
    name: 'Rust',
    log: rust('main', 12),
    again: rust('tokio-runtime-worker', 15),
    line: 'called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }',
  },
  {
    name: 'Rust before 1.73',
    log: "thread 'main' panicked at 'no route to 10.0.0.1', src/main.rs:3:5",
    again: "thread 'w-2' panicked at 'no route to 10.7.0.1', src/main.rs:9:5",
    line: "thread 'main' panicked at 'no route to 10.0.0.1', src/main.rs:3:5",
  },
  {
    name: 'Ruby',
    log: "/app/shop.rb:7:in `load': undefined method `price' for nil (NoMethodError)\n\tfrom /app/shop.rb:12:in `run'",
    again:
      "/app/shop.rb:9:in `load': undefined method `price' for nil (NoMethodError)\n\tfrom /app/shop.rb:19:in `run'",
    line: "/app/shop.rb:7:in `load': undefined method `price' for nil (NoMethodError)",
  },
  {
    name: 'PHP',
    log: 'PHP Fatal error:  Uncaught PDOException: no host in /app/a.php:3\nStack trace:\n#0 /app/a.php(3): open()\n#1 {main}\n  thrown in /app/a.php on line 3',
    again:
      'PHP Fatal error:  Uncaught PDOException: no host in /app/a.php:9\nStack trace:\n#0 /app/a.php(9): open()\n#1 {main}\n  thrown in /app/a.php on line 9',
    line: 'PHP Fatal error:  Uncaught PDOException: no host in /app/a.php:3',
  },
  {
    name: 'klog',
    log: 'I0102 03:04:05.678901       1 main.go:10] starting\nE0102 03:04:06.000001       1 reflector.go:147] Failed to watch *v1.Pod: pods is forbidden',
    again: 'E0309 13:00:00.000001      17 reflector.go:151] Failed to watch *v1.Pod: pods is forbidden',
    line: 'E0102 03:04:06.000001       1 reflector.go:147] Failed to watch *v1.Pod: pods is forbidden',
  },
  {
    name: 'logfmt',
    log: 'time="2026-01-02T03:04:05Z" level=fatal msg="can not reach store" pod=checkout-7d9f8b6c5d-x2x4z error="dial tcp 10.0.0.1:5432: i/o timeout"',
    again:
      'time="2026-01-09T13:04:05Z" level=fatal msg="can not reach store" pod=checkout-6c9f8b6c5d-k2x4z error="dial tcp 10.0.9.1:5432: i/o timeout"',
    line: 'time="2026-01-02T03:04:05Z" level=fatal msg="can not reach store" pod=checkout-7d9f8b6c5d-x2x4z error="dial tcp 10.0.0.1:5432: i/o timeout"',
  },
  {
    name: 'JSON of zap',
    log: '{"level":"info","msg":"up"}\n{"level":"error","ts":1767323045.1,"msg":"order failed","order":17,"error":"dial tcp 10.0.0.5:5432: connect: connection refused"}',
    again:
      '{"level":"error","ts":1767999999.9,"msg":"order failed","order":99,"error":"dial tcp 10.4.0.5:5432: connect: connection refused"}',
    line: 'dial tcp 10.0.0.5:5432: connect: connection refused',
  },
  {
    name: 'JSON of pino',
    log: '{"level":50,"time":1767323045000,"pid":7,"err":{"type":"TypeError","message":"x is not a function","stack":"TypeError: x is not a function\\n    at load (/app/a.js:1:2)"},"msg":"request failed"}',
    again:
      '{"level":50,"time":1767999945000,"pid":8,"err":{"type":"TypeError","message":"x is not a function","stack":"TypeError: x is not a function\\n    at load (/app/a.js:9:9)"},"msg":"request failed"}',
    line: 'TypeError: x is not a function',
  },
  {
    name: 'nginx',
    log: '2026/01/02 03:04:05 [emerg] 1#1: host not found in upstream "cart-3" in /etc/nginx/conf.d/default.conf:12',
    again: '2026/05/12 13:04:05 [emerg] 9#9: host not found in upstream "cart-7" in /etc/nginx/conf.d/default.conf:13',
    line: '2026/01/02 03:04:05 [emerg] 1#1: host not found in upstream "cart-3" in /etc/nginx/conf.d/default.conf:12',
  },
  {
    name: 'PostgreSQL',
    log: '2026-01-02 03:04:05.678 UTC [31] FATAL:  password authentication failed for user "shop"',
    again: '2026-03-02 13:04:05.678 UTC [94] FATAL:  password authentication failed for user "cart"',
    line: '2026-01-02 03:04:05.678 UTC [31] FATAL:  password authentication failed for user "shop"',
  },
  {
    name: 'a shell',
    log: '/bin/sh: 1: shop: not found\n./run.sh: line 7:    12 Segmentation fault      (core dumped) ./shop',
    again: './run.sh: line 7:    99 Segmentation fault      (core dumped) ./shop',
    line: './run.sh: line 7:    12 Segmentation fault      (core dumped) ./shop',
  },
  {
    name: 'colours',
    log: '\u001b[31mERROR\u001b[0m no route to cart-0',
    again: 'ERROR no route to cart-12',
    line: 'ERROR no route to cart-0',
  },
  {
    name: 'Chinese with a level',
    log: '2026-01-02 03:04:05.678 ERROR [main] c.shop.Db - 连接数据库失败：10.0.0.1:3306，用户 “order-1”',
    again: '2026-02-02 13:04:05.000 ERROR [main] c.shop.Db - 连接数据库失败：10.2.0.9:3306，用户 “order-7”',
    line: '2026-01-02 03:04:05.678 ERROR [main] c.shop.Db - 连接数据库失败：10.0.0.1:3306，用户 “order-1”',
  },
  {
    name: 'Chinese without a level',
    log: '服务启动中\n错误：无法读取配置文件 /etc/shop/17.yaml\n',
    again: '错误：无法读取配置文件 /etc/shop/23.yaml',
    line: '错误：无法读取配置文件 /etc/shop/17.yaml',
  },
  {
    name: 'Chinese in brackets',
    log: '[信息] 已连接\n[错误] 第 3 次重试超时，任务 4f3c2b1a-0d9e-4c8b-a7f6-5e4d3c2b1a09 放弃',
    again: '[错误] 第 12 次重试超时，任务 0f3c2b1a-1d9e-4c8b-a7f6-5e4d3c2b1a11 放弃',
    line: '[错误] 第 3 次重试超时，任务 4f3c2b1a-0d9e-4c8b-a7f6-5e4d3c2b1a09 放弃',
  },
];

describe('fingerprintLog', () => {
  for (const { name, log, again, line } of samples) {
    it(`tells the error of ${name}, the same one in another pod`, () => {
      const found = fingerprintLog(stamped(log));
      assert.equal(found?.errorLine, line);
      assert.ok(log.replaceAll('\u001b[31m', '').replaceAll('\u001b[0m', '').includes(line));
      assert.match(found?.fingerprint ?? '', /^[0-9a-f]{16}$/);
      assert.equal(fingerprintLog(stamped(again, 3))?.fingerprint, found?.fingerprint);
    });
  }

  it('gives no two of these errors the same fingerprint', () => {
    const all = samples.map(({ log }) => fingerprintLog(stamped(log))?.fingerprint);
    assert.equal(new Set(all).size, samples.length);
  });

  const different: Array<[string, string]> = [
    ['ERROR status 503 from cart', 'ERROR status 404 from cart'],
    ["ModuleNotFoundError: No module named 'redis'", "ModuleNotFoundError: No module named 'boto3'"],
    ['ERROR connection refused', 'ERROR connection reset'],
    [
      "TypeError: Cannot read properties of undefined (reading 'id')",
      "TypeError: Cannot read properties of undefined (reading 'name')",
    ],
    ['FATAL ORA-12541: no answer', 'FATAL ORA-01017: no answer'],
    ['java.lang.NullPointerException\n\tat a.B.c(B.java:1)', 'java.lang.NullPointerException\n\tat a.B.d(B.java:1)'],
    ['错误：磁盘已满', '错误：内存不足'],
    [
      '{"level":"error","msg":"order failed","error":"timed out"}',
      '{"level":"error","msg":"login failed","error":"timed out"}',
    ],
    ['exit code 1: failed', 'exit code 2: failed'],
  ];
  for (const [one, other] of different) {
    it(`tells apart ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      const [left, right] = [one, other].map((log) => fingerprintLog(stamped(log)));
      assert.ok(left && right);
      assert.notEqual(left.fingerprint, right.fingerprint);
    });
  }

  const quiet: Array<[string, string]> = [
    ['an empty log', ''],
    ['a log of line feeds', '\n\n\n'],
    ['ordinary work', stamped('starting\nlistening on 8080\nGET /healthz 200')],
    ['no errors, counted', stamped('checked 12 files: 0 errors, 0 failures\nfailed: 0, ok: 7\nerror=null')],
    ['no errors, in Chinese', stamped('检查完成，没有错误\n失败数：0')],
    [
      'retries told as information',
      stamped('INFO retrying after error: connection refused\nlevel=warn msg="failed to read"'),
    ],
    ['a handler for errors', stamped('registered error handler\nterror of the seas\n/errors/404.html loaded')],
    [
      'JSON without an error',
      stamped('{"level":"info","msg":"recovered from error","error":null}\n{"level":30,"msg":"failed?"}'),
    ],
    ['a warning with its trace', stamped('WARN could not refresh\njava.io.IOException: reset\n\tat a.B.c(B.java:1)')],
    ['a thread dump', stamped('"main" #1 prio=5\n   java.lang.Thread.State: RUNNABLE\n\tat a.B.c(B.java:1)')],
    ['npm saying good-bye', stamped('npm notice New version of npm available!')],
  ];
  for (const [name, log] of quiet) {
    it(`sees no error in ${name}`, () => assert.equal(fingerprintLog(log), null));
  }

  it('takes what ended the program, not what its going down brought', () => {
    const log = stamped('FATAL no configuration\nINFO closing\nERROR pool was closed twice');
    assert.equal(fingerprintLog(log)?.errorLine, 'FATAL no configuration');
  });

  it('takes the last error, and not one the program lived through long before', () => {
    const between = Array.from({ length: 300 }, (_, index) => `served ${index}`).join('\n');
    assert.equal(fingerprintLog(stamped(`ERROR one\nworking\nERROR two`))?.errorLine, 'ERROR two');
    assert.equal(
      fingerprintLog(stamped(`ERROR long ago\n${between}\nbind: address already in use`))?.errorLine,
      'bind: address already in use'
    );
  });

  it('keeps the line short and whole logs bounded', () => {
    assert.equal(fingerprintLog(`ERROR ${'x'.repeat(5000)}`)?.errorLine.length, 500);
    const hostile = [
      'a'.repeat(2 ** 20),
      '('.repeat(2 ** 20),
      'aError '.repeat(2 ** 17),
      `{"a":${'['.repeat(2 ** 19)}}`,
    ];
    hostile.push('a.b$'.repeat(2 ** 18), '-b2'.repeat(2 ** 18), '1:'.repeat(2 ** 19), `${'\tat a\n'.repeat(2 ** 17)}`);
    for (const log of hostile) {
      fingerprintLog(log);
    }
    const large = stamped(Array.from({ length: 20_000 }, () => 'INFO served a request in 12 ms').join('\n'));
    assert.equal(fingerprintLog(`${large}${stamped('ERROR last words')}`)?.errorLine, 'ERROR last words');
  });
});
