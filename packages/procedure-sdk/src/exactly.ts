/**
 * Refuses keys that `Shape` does not know.
 *
 * A `const` type parameter keeps the literals that inference needs, but turns the compiler's excess property check off:
 * without this, `requird: true` would be swallowed.
 */
export type Exactly<Given, Shape> = Given & { readonly [K in Exclude<keyof Given, keyof Shape>]: never };

/** `Omit` that keeps a union a union. */
export type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** Flattens an intersection, so that editors show the fields and not the arithmetic. */
export type Simplify<T> = { [K in keyof T]: T[K] } & {};

export type UnionToIntersection<U> = (U extends unknown ? (member: U) => void : never) extends (all: infer I) => void
	? I
	: never;
