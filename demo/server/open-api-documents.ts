/** The OpenAPI documents of both session APIs, and their addresses. Public: any page may read them. */
import { Hono } from 'hono';
import type { Provider } from '../../src/model/session.ts';
import type { JsonObject } from './provider/json-body.ts';
import { openApiDocument } from './provider/open-api.ts';
import type { NodeEnv } from './services.ts';
import { verifaApi } from './verifa/verifa-api.ts';
import { verilockApi } from './verilock/verilock-api.ts';

/** What is served, and what is kept beside the code as `demo/openapi/{provider}.json`. */
export const openApiDocuments = (): Readonly<Record<Provider, JsonObject>> => ({
  verifa: openApiDocument(verifaApi),
  verilock: openApiDocument(verilockApi),
});

/** `GET /openapi/verifa.json`, `GET /openapi/verilock.json` */
export const openApiRoutes = (): Hono<NodeEnv> => {
  const app = new Hono<NodeEnv>();
  for (const [provider, document] of Object.entries(openApiDocuments()))
    app.get(`/openapi/${provider}.json`, (c) =>
      c.json(document, 200, { 'Access-Control-Allow-Origin': '*' }),
    );
  return app;
};
