// A Vendure on loopback, with what products.csv names: `node shop.js PORT`. It says `ready` when it answers.

const core = require("@vendure/core");
const { populate } = require("@vendure/core/cli");
const { join } = require("node:path");

const payments = new core.PaymentMethodHandler({
  code: "at-once",
  description: [{ languageCode: core.LanguageCode.en, value: "Paid at once" }],
  args: {},
  createPayment: (ctx, order, amount) => ({ amount, state: "Settled", transactionId: order.code }),
  settlePayment: () => ({ success: true }),
  createRefund: () => ({ state: "Settled", transactionId: "back" }),
});

const config = {
  apiOptions: { port: Number(process.argv[2]), hostname: "127.0.0.1" },
  authOptions: {
    tokenMethod: ["bearer", "api-key"],
    superadminCredentials: { identifier: "owner", password: "owner" },
  },
  dbConnectionOptions: { type: "sqljs", synchronize: true },
  paymentOptions: { paymentMethodHandlers: [payments] },
  logger: new core.DefaultLogger({ level: core.LogLevel.Error }),
};

const terms = {
  defaultLanguage: core.LanguageCode.en,
  defaultZone: "Europe",
  countries: [{ code: "LV", name: "Latvia", zone: "Europe" }],
  taxRates: [{ name: "Standard", percentage: 20 }],
  shippingMethods: [{ name: "Parcel", price: 500 }],
  paymentMethods: [{ name: "At once", handler: { code: "at-once", arguments: [] } }],
  collections: [],
};

async function open() {
  const app = await core.bootstrap(config);
  await app.get(core.JobQueueService).start();
  return app;
}

populate(open, terms, join(__dirname, "products.csv")).then(
  () => console.log("ready"),
  (problem) => {
    console.error(problem);
    process.exit(1);
  },
);
