import { java, go, python, node, dotnet, rust } from './log-traces.ts';

/** A log that ends with an error. */
interface Sample {
  name: string;
  log: string;
  /** The same error of another pod, another day, another request. */
  again: string;
  line: string;
}

/** One of each language, logger and program. */
export const samples: Sample[] = [
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
