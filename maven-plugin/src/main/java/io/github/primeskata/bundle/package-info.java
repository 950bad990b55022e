/** An archive with which the kata works where there is no network: the checkout, the libraries, what to do. */
package io.github.primeskata.bundle;
