// What a crash of each language leaves in a log, with what differs from one pod, day and request to the next.

export const java = (thread: string, id: string, line: number, lambda: string) => `
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

export const go = (goroutine: number, address: string, pod: string) => `
2026/01/02 03:04:05 ${pod} serving on :8080
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=${address} pc=0x6a1b2c]

goroutine ${goroutine} [running]:
main.(*Server).checkout(${address}, {0xc0000b2000, 0x5})
	/src/server.go:${goroutine} +0x1d
main.main()
	/src/main.go:12 +0x2a
exit status 2`;

export const python = (file: string, key: string, line: number) => `
INFO:     Started server process [${line}]
Traceback (most recent call last):
  File "/app/${file}", line ${line}, in <module>
    main()
    ~~~~^^
  File "/app/orders.py", line ${line + 7}, in load
    return table[${key}]
KeyError: '${key}'`;

export const node = (ip: string, line: number) => `
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

export const dotnet = (id: number) => `
info: Microsoft.Hosting.Lifetime[14]
      Now listening on: http://[::]:8080
Unhandled exception. System.InvalidOperationException: worker ${id} can not start
 ---> System.IO.FileNotFoundException: Could not find file '/config/${id}.json'.
   at System.IO.File.Open(String path) in /src/File.cs:line ${id}
   at Shop.Settings.Load() in /src/Settings.cs:line ${id}
   --- End of inner exception stack trace ---
   at Shop.Program.Main() in /src/Program.cs:line ${id}`;

export const rust = (thread: string, line: number) => `
listening on 0.0.0.0:8080
thread '${thread}' (${line}) panicked at src/store.rs:${line}:10:
called \`Result::unwrap()\` on an \`Err\` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }
stack backtrace:
   0: rust_begin_unwind
             at /rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/std/src/panicking.rs:${line}:5
   1: shop::main
             at ./src/main.rs:${line}:3
note: run with \`RUST_BACKTRACE=full\` for a verbose backtrace.`;
