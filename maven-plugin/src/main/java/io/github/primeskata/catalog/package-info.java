/** The exercises as they are in the checkout: files become a model here, and all validation of them is here. */
package io.github.primeskata.catalog;
