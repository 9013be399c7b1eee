// A certified OpenID provider on loopback, whose tokens have Cognito's claims. Prints its issuer as JSON.
import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const found = createRequire(`${process.argv[2]}/package.json`).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(found));

const resource = "https://api.example.test";
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "real-1" };
const server = http.createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = (id, secret) => ({
  client_id: id,
  client_secret: secret,
  grant_types: ["client_credentials"],
  redirect_uris: [],
  response_types: [],
});

const provider = new Provider(issuer, {
  jwks: { keys: [key] },
  clients: [client("known", process.env.CLIENT_SECRET), client("stranger", process.env.CLIENT_SECRET)],
  ttl: { ClientCredentials: Number(process.env.TOKEN_S) },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      getResourceServerInfo: () => ({
        scope: "items",
        audience: resource,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  extraTokenClaims: () => ({ token_use: "access", "custom:tenant": "acme", "cognito:groups": ["admin"] }),
});
server.on("request", provider.callback());
console.log(JSON.stringify({ issuer }));
