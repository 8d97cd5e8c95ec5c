declare const brand: unique symbol;

/** A value of type `T` that only its own module can make, so an id of one kind never passes for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
