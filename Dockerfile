# Two stages: the compiler and the development packages stay behind.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATABASE_URL=sqlite:/data/tro-ly.db CATALOGUE_DIR=/data/danh-muc
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/knowledge ./knowledge
# Charts in reports are drawn with it.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK CMD node -e "fetch('http://localhost:3978/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--min-semi-space-size=8", "--max-semi-space-size=8", "dist/main.js"]
