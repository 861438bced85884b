# Stage 1 compiles: sqlite3 may need a compiler where no prebuilt binary fits.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json openapi.yaml ./
COPY generated generated
COPY src src
RUN npm run build && rm dist/build.tsbuildinfo && npm prune --omit=dev
# What sqlite3 was made of is not needed to run it.
RUN find node_modules/sqlite3 -type f ! -name '*.js' ! -name package.json ! -name LICENSE ! -path '*/Release/node_sqlite3.node' -delete \
  && rm -rf node_modules/node-addon-api node_modules/node-gyp node_modules/prebuild-install \
  && find node_modules/sqlite3 -type d -empty -delete

# Stage 2 runs, as a user who owns nothing but the data. Mount a volume at /app/data where SQLite is to last.
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json /app/openapi.yaml ./
COPY --from=build /app/dist dist
RUN mkdir data && chown node:node data
USER node
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
