/** Sends a request once, as `fetch` does. Layers of the client take one and give another. */
export type Send = (request: Request) => Promise<Response>;
