import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findPrometheus } from '../../pkg-sandbox/src/prometheus/find-prometheus.ts';
import { receivingConfig } from '../../pkg-sandbox/src/prometheus/prometheus-config.ts';
import { servePrometheus, type ServingDatabase } from '../../pkg-sandbox/src/prometheus/serve-prometheus.ts';
import { serveVictoriaMetrics } from '../../pkg-sandbox/src/prometheus/serve-victoria-metrics.ts';
import type { Report } from '../benchmark.ts';
import { interval } from './cluster-writer.ts';

export type DatabaseName = 'prometheus' | 'victoria';

/** Databases over the data in one folder: started as often as need be, and ended together. */
export class Databases {
  readonly #folder: string;
  readonly #flags: string[];
  readonly #report: Report;
  readonly #running = new Set<ServingDatabase>();

  /** `flags`: of Prometheus. */
  constructor(folder: string, flags: string[], report: Report) {
    this.#folder = folder;
    this.#flags = flags;
    this.#report = report;
  }

  async start(name: DatabaseName): Promise<ServingDatabase> {
    const database = await (name === 'prometheus' ? this.#prometheus() : this.#victoria());
    this.#running.add(database);
    return database;
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running].map((database) => database.stop()));
    this.#running.clear();
  }

  async #prometheus(): Promise<ServingDatabase> {
    const config = path.join(this.#folder, 'prometheus.yml');
    await writeFile(config, receivingConfig(interval));
    const { prometheus: binary } = await findPrometheus({ onProgress: this.#report.say });
    return servePrometheus({ binary, folder: this.#folder, config, flags: this.#flags });
  }

  #victoria(): Promise<ServingDatabase> {
    return serveVictoriaMetrics({ folder: this.#folder, onProgress: this.#report.say });
  }
}
