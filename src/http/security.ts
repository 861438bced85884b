import helmet from 'helmet';

/** Headers that keep browsers from making more of a reply than the data that it is. */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: false, // who may read is CORS_ORIGINS' to say
  strictTransportSecurity: false, // TLS ends at the proxy, and so does what it promises
});
