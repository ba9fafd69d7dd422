/** The values of a statement while its text is put together: a value is only ever a parameter, equal ones are one. */
export class Parameters {
  readonly #values: unknown[] = [];
  readonly #first: number;
  readonly #places = new Map<string, number>();

  /** `first` is the number of the first parameter. */
  constructor(first: number) {
    this.#first = first;
  }

  /** SQL for the value, of a type of PostgreSQL. */
  add(value: unknown, type: string): string {
    const key = `${type} ${JSON.stringify(value)}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      this.#values.push(value);
      place = this.#first + this.#values.length - 1;
      this.#places.set(key, place);
    }
    return `$${place}::${type}`;
  }

  /** SQL for a value that only this place needs: long texts are not compared with all others. */
  addOwn(value: string, type: string): string {
    this.#values.push(value);
    return `$${this.#first + this.#values.length - 1}::${type}`;
  }

  get values(): readonly unknown[] {
    return this.#values;
  }
}
