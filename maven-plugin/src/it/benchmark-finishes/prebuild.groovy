io.github.primeskata.it.Checkout.make(basedir.toPath())
