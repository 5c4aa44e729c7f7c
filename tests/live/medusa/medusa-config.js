// A Medusa on loopback, without its admin pages; where its database is stands in the environment.

const { defineConfig } = require("@medusajs/framework/utils");

const anywhere = "http://127.0.0.1";

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: { storeCors: anywhere, adminCors: anywhere, authCors: anywhere, jwtSecret: "tests", cookieSecret: "tests" },
  },
});
