io.github.primeskata.it.Checkout.make(basedir.toPath())

def jdks = new File(basedir, 'home/.jdks')
def program = { String path, String text ->
    def file = new File(jdks, path)
    file.parentFile.mkdirs()
    file.text = text
    assert file.setExecutable(true)
}
program('cannot-be-started/bin/java', 'no program for this machine\n')
program('cannot-be-started/bin/javac', 'no program for this machine\n')
program('names-no-version/bin/java', '')
program('names-no-version/bin/javac', '')
program('without-compiler/bin/java', '')
