public import ArgumentParser
public import Projections

/// Read models are named on the command line as everywhere else.
extension ReadModelName: ExpressibleByArgument {}
