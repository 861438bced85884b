/** Lets many in together, or one alone. */
export class Gate {
  #inside = 0;
  #alone = false;
  #waiting: (() => void)[] = [];

  /** Does something while others may be inside too. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#change();
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      this.#wake();
    }
  }

  /** Does something while nobody else is inside. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#change();
    this.#alone = true;
    try {
      while (this.#inside > 0) await this.#change();
      return await work();
    } finally {
      this.#alone = false;
      this.#wake();
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
