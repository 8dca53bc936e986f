import type { Logger } from 'pino';
import { AuditConfig, type CustomCheckConfig } from '@vigil/core/audit/custom/custom-check';
import { readCustomChecks } from '@vigil/core/audit/custom/read-custom-checks';
import type { ApiCheck, Check } from '@vigil/core/audit/check';
import type { CustomCheckReport } from '@vigil/core/contract/custom-checks';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import { fileVersion } from '../notifications/file-version.ts';
import { faultsOf, readSection, readSectionOf, type Section, UnreadableSection } from '../settings/read-section.ts';

/** How often the file is looked at, milliseconds. */
const reloadMs = 5000;

/** Why `audit:` can not be used: one line for each fault, with its place in the file. */
export class InvalidAudit extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`Wrong audit:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

export interface CustomCheckParts {
  /** The file that may hold `audit:`; null: there is none. */
  file: string | null;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'info' | 'error'>;
}

/** The checks of the team, read again whenever their file changes. */
export class CustomChecks {
  readonly #parts: CustomCheckParts;
  readonly #stopped = new AbortController();
  #configs: CustomCheckConfig[] = [];
  #all: Check[] = [];
  #api: ApiCheck[] = [];
  #loadedAt: number | null = null;
  #faults: string[] = [];
  #version = '';

  /** Throws an {@link InvalidAudit} when they can not be used. */
  constructor(parts: CustomCheckParts) {
    this.#parts = parts;
    this.#load();
  }

  /** Those that look at objects; another list whenever they are others. */
  get api(): readonly ApiCheck[] {
    return this.#api;
  }

  get all(): readonly Check[] {
    return this.#all;
  }

  get report(): CustomCheckReport {
    return { checks: this.#configs, loadedAt: this.#loadedAt, faults: this.#faults };
  }

  start(): void {
    void this.#watch();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Reads them again; a file that can not be used changes nothing and is told by {@link report}. */
  reload(): void {
    const { logger } = this.#parts;
    try {
      this.#load();
      this.#faults = [];
      logger.info({ checks: this.#configs.map(({ id }) => id) }, 'the custom checks were read again');
    } catch (error) {
      this.#faults = error instanceof InvalidAudit ? error.faults : [String(error)];
      logger.error(
        { faults: this.#faults },
        'the custom checks can not be used as they are now; those before stay in use'
      );
    }
  }

  #load(): void {
    const { file, surroundings } = this.#parts;
    if (file === null) {
      return;
    }
    this.#version = fileVersion(file);
    const configs = loadAudit(file)?.checks ?? null;
    if (JSON.stringify(configs ?? []) !== JSON.stringify(this.#configs)) {
      const { api, prometheus } = readCustomChecks(configs ?? []);
      this.#configs = configs ?? [];
      this.#api = api;
      this.#all = [...api, ...prometheus];
    }
    this.#loadedAt = configs && surroundings.now();
  }

  async #watch(): Promise<void> {
    const { file, surroundings } = this.#parts;
    while (file !== null && !this.#stopped.signal.aborted) {
      await surroundings.delay(reloadMs, this.#stopped.signal);
      if (!this.#stopped.signal.aborted && fileVersion(file) !== this.#version) {
        this.#version = fileVersion(file);
        this.reload();
      }
    }
  }
}

/** What a file says under `audit`; null when it says nothing. Throws {@link InvalidAudit}. */
export function loadAudit(file: string): AuditConfig | null {
  return read(() => readSectionOf(file, 'audit'));
}

/** The same of a text. `name`: of the file, for messages. */
export function parseAudit(text: string, name: string): AuditConfig | null {
  return read(() => readSection(text, name, 'audit'));
}

function read(find: () => Section): AuditConfig | null {
  let section: Section;
  try {
    section = find();
  } catch (error) {
    throw error instanceof UnreadableSection ? new InvalidAudit(error.faults) : error;
  }
  if (section.content === null) {
    return null;
  }
  const parsed = AuditConfig.safeParse(section.content);
  if (!parsed.success) {
    throw new InvalidAudit(faultsOf(parsed.error, section, 'audit'));
  }
  return parsed.data;
}
