import { fork, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import type { ReadInput, ReadItem } from '../parse/index.js';
import { entryFile } from './code-version.js';
import type { ReadAnswer, ReadRequest } from './read-child.js';
import { takenBy } from './share.js';

/** What reading one file may take. Real guides need 150 MB and a second. */
export interface Share {
  /** Bytes resident of the child. */
  bytes: number;
  /** Seconds of a processor. */
  seconds: number;
  /** Seconds by the clock, where the system does not tell the former. */
  clock: number;
}

export const SHARE: Share = { bytes: 800 * 1024 * 1024, seconds: 20, clock: 180 };
const HEAP_MB = 512;
const LOOK_EVERY_MS = 50;

interface Task {
  input: ReadInput;
  done: (items: ReadItem[]) => void;
}

const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** The built entry of the child beside the built commands; from the sources, the source through tsx. */
const entry = (): { file: string; execArgv: string[] } => ({ file: entryFile('read-child'), execArgv: FROM_SOURCE ? ['--import', 'tsx'] : [] });

/** One child, and the file that it reads. */
class Child {
  private process: ChildProcess | undefined;
  private task: { id: number; done: (items: ReadItem[]) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private count = 0;

  constructor(private readonly share: Share, private readonly idle: () => void) {
    this.start();
  }

  get free(): boolean {
    return this.task === undefined;
  }

  private start(): ChildProcess {
    const { file, execArgv } = entry();
    const child = fork(file, [], { serialization: 'advanced', execArgv: [...execArgv, `--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=32'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // A child that waits keeps no command from ending.
    child.unref();
    child.channel?.unref();
    child.on('message', (answer: ReadAnswer | 'ready') => {
      if (answer !== 'ready' && answer.id === this.task?.id) this.finish(answer.items);
    });
    child.on('error', () => this.lost(child, '读取文件的程序没有启动'));
    child.on('exit', (code, signal) => this.lost(child, code === 134 || signal === 'SIGABRT' ? MEMORY : '读取中途意外停止'));
    this.process = child;
    return child;
  }

  read({ input, done }: Task): void {
    const child = this.process ?? this.start();
    this.count += 1;
    this.task = { id: this.count, done };
    child.ref();
    child.channel?.ref();
    child.send({ ...input, id: this.count } satisfies ReadRequest, () => undefined);
    const [id, begun] = [this.count, Date.now()];
    this.timer = setTimeout(() => void this.watch(child, id, begun), LOOK_EVERY_MS);
  }

  /** Looks at what the child takes until it has answered, and ends it where that is more than its share. Most files are read before the first look. */
  private async watch(child: ChildProcess, id: number, begun: number): Promise<void> {
    let before: number | undefined;
    const look = async (): Promise<void> => {
      const taken = await takenBy(child.pid ?? 0);
      if (this.task?.id !== id || this.process !== child) return;
      // What it had taken before this file: a child reads in one thread, so that no more than the time gone is the file's.
      if (taken) before ??= taken.seconds - (Date.now() - begun) / 1000;
      if (taken && taken.bytes > this.share.bytes) this.end(child, MEMORY);
      else if ((taken && taken.seconds - (before ?? 0) > this.share.seconds) || Date.now() - begun > this.share.clock * 1000) this.end(child, TIME);
      else this.timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    await look();
  }

  private end(child: ChildProcess, why: string): void {
    child.kill('SIGKILL');
    this.lost(child, why);
  }

  /** The child is gone: the file that it read is named, the next one gets a new child. */
  private lost(child: ChildProcess, why: string): void {
    if (this.process !== child) return;
    this.process = undefined;
    this.finish([{ inner: '', where: '', problem: `${why}，已停止读取这个文件。请用 Word 或 WPS 打开，删去图片和附件后另存为 .docx 重新提供。` }]);
  }

  private finish(items: ReadItem[]): void {
    clearTimeout(this.timer);
    const done = this.task?.done;
    this.task = undefined;
    this.process?.unref();
    this.process?.channel?.unref();
    done?.(items);
    this.idle();
  }

  close(): void {
    const child = this.process;
    this.process = undefined;
    clearTimeout(this.timer);
    child?.kill();
  }
}

const MEMORY = '文件太复杂，读取时占用的内存超过上限';
const TIME = '文件太复杂，读取超过 20 秒仍未完成';

/** Reads files in child processes, as many at a time as there are children. */
export class ApartReader {
  private readonly children: Child[] = [];
  private readonly waiting: Task[] = [];

  /** @param ahead the first child starts at once: it loads while its parent does */
  constructor(private readonly most: number, private readonly share: Share = SHARE, ahead = true) {
    if (ahead) this.children.push(new Child(share, () => this.next()));
    process.once('exit', this.end);
  }

  /** A command that ends in the middle leaves no child behind that still reads. */
  private readonly end = (): void => {
    for (const child of this.children) child.close();
  };

  /** Every guide of a file. Nothing is thrown: what cannot be read stands in the items. */
  readAll(input: ReadInput): Promise<ReadItem[]> {
    return new Promise((resolve) => {
      this.waiting.push({ input, done: resolve });
      this.next();
    });
  }

  private next(): void {
    while (this.waiting.length > 0) {
      let child = this.children.find((one) => one.free);
      if (!child && this.children.length < this.most) this.children.push((child = new Child(this.share, () => this.next())));
      const task = child && this.waiting.shift();
      if (!child || !task) return;
      child.read(task);
    }
  }

  close(): void {
    process.off('exit', this.end);
    this.end();
  }
}
